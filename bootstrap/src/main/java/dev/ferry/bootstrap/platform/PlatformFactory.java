package dev.ferry.bootstrap.platform;

/** A kind of Platform with its settings. A second kind is one more implementation, chosen in {@code Target}. */
public interface PlatformFactory {

    /** The properties of the Platform that are known before it is opened. */
    PlatformProfile profile();

    /** Creates the adapter; sends nothing. */
    OpenPlatform open(PlatformRuntime runtime);
}
