package dev.ferry.bootstrap.platform;

import java.net.URI;
import java.time.Duration;

/**
 * The properties of a Platform that follow from its settings.
 *
 * @param account the account; a store contains the uploads of one account
 * @param address the base URL, for people and traces; without secrets
 * @param proxies the proxies in use, for people; empty if there is none
 * @param callsPerSecond the account's rate, which all processes share
 * @param longestPause the longest pause that the Platform can ask for; a longer one is cut to this
 */
public record PlatformProfile(String account, URI address, String proxies, int callsPerSecond, Duration longestPause) {}
