package dev.ferry.crash;

import dev.ferry.bootstrap.TestableMain;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The program, which kills itself at the point in {@code CRASH_AT}, and whose clock is wrong by {@code CLOCK_OFFSET}.
 */
final class CrashMain {

    private CrashMain() {}

    public static void main(String[] args) {
        var crashAt = System.getenv().getOrDefault("CRASH_AT", "");
        var points = new CrashPoints(reached -> {
            if (reached.equals(crashAt)) {
                killSelf();
            }
        });
        System.exit(TestableMain.run(args, points::around, clock()));
    }

    private static InstantSource clock() {
        return InstantSource.offset(
                InstantSource.system(), Duration.parse(System.getenv().getOrDefault("CLOCK_OFFSET", "PT0S")));
    }

    /** Sends SIGKILL: no hook runs, nothing is flushed, and all threads stop. */
    private static void killSelf() {
        try {
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start();
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("this machine has no kill command", e);
        }
    }
}
