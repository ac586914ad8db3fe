package dev.ferry.adapters.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.json.UploadView;
import java.util.List;

/**
 * An upload with all its events.
 *
 * @param events CloudEvents as in the HTTP API, the oldest first
 */
public record UploadHistory(UploadView upload, List<JsonNode> events) {}
