package dev.ferry.bootstrap.platform;

import dev.ferry.application.port.driven.Platform;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * An open adapter of a Platform.
 *
 * @param rateLimiter gets this process's share of the account's rate, in calls per second, whenever it changes
 * @param close ends all running calls and releases the connections
 */
public record OpenPlatform(Platform platform, IntConsumer rateLimiter, Supplier<CompletionStage<Void>> close) {}
