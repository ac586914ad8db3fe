package dev.ferry.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * An OpenAPI or AsyncAPI document of the repository.
 *
 * @param dialect the JSON Schema version of the document
 */
record Document(JsonNode root, VersionFlag dialect) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    static Document openApi() {
        return new Document(read("openapi"), VersionFlag.V202012);
    }

    static Document asyncApi() {
        return new Document(read("asyncapi"), VersionFlag.V7);
    }

    /** Returns the node that a reference points to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.path("$ref").textValue().substring(1))) : node;
    }

    /** Returns the messages about a value that does not match the schema. */
    Set<String> violations(JsonNode schema, JsonNode value) {
        var whole = MAPPER.createObjectNode();
        whole.set("components", root.path("components"));
        whole.putArray("allOf").add(schema);
        return validate(whole, value).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey()).toList();
    }

    private Set<ValidationMessage> validate(ObjectNode schema, JsonNode value) {
        return JsonSchemaFactory.getInstance(dialect).getSchema(schema, STRICT).validate(value);
    }

    private static JsonNode read(String folder) {
        try {
            var text = Files.readString(Path.of("..", "docs", folder, "ferry.yaml"));
            Object tree = new Yaml().load(text);
            return MAPPER.valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
