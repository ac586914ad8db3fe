package dev.ferry.bootstrap;

import dev.ferry.bootstrap.platform.OpenPlatform;
import dev.ferry.bootstrap.platform.PlatformFactory;
import dev.ferry.bootstrap.platform.PlatformProfile;
import dev.ferry.bootstrap.platform.PlatformRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens a {@link FolderPlatform}: its settings are a folder, an owner and a rate. Records the rate and the close. */
final class FolderPlatformFactory implements PlatformFactory {

    final List<Integer> rates = new CopyOnWriteArrayList<>();
    final AtomicBoolean closed = new AtomicBoolean();
    private final Path folder;
    private final String owner;
    private final int filesPerSecond;

    FolderPlatformFactory(Path folder, String owner, int filesPerSecond) {
        this.folder = folder;
        this.owner = owner;
        this.filesPerSecond = filesPerSecond;
    }

    @Override
    public PlatformProfile profile() {
        return new PlatformProfile(owner, URI.create("folder:///platform"), "", filesPerSecond, Duration.ofMinutes(1));
    }

    @Override
    public OpenPlatform open(PlatformRuntime runtime) {
        var platform = new FolderPlatform(folder);
        return new OpenPlatform(platform, rates::add, () -> {
            platform.close();
            closed.set(true);
            return CompletableFuture.completedStage(null);
        });
    }
}
