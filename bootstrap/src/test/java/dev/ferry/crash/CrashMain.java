package dev.ferry.crash;

import dev.ferry.bootstrap.TestableMain;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The program, which kills itself when it reaches the point that {@code CRASH_AT} names, on a machine whose clock is
 * wrong by {@code CLOCK_OFF}.
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
                InstantSource.system(), Duration.parse(System.getenv().getOrDefault("CLOCK_OFF", "PT0S")));
    }

    /** SIGKILL: no hook runs, nothing is flushed, no thread goes on. */
    private static void killSelf() {
        try {
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start();
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("there is no kill here", e);
        }
    }
}
