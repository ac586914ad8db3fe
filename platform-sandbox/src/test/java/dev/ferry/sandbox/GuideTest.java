package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the three calls of the getting-started guide with curl; only hosts and placeholders are replaced. */
class GuideTest {

    private static final String TOKEN_CALL = """
            curl --location 'https://identity.example.com/connect/token' \\
            --header 'Content-Type: application/x-www-form-urlencoded' \\
            --header 'Authorization: Basic <base64(ClientID:URLEncodedClientSecret)>' \\
            --data 'grant_type=client_credentials&scope=platform_upload_api'
            """;
    private static final String UPLOAD_CALL = """
            curl --location 'https://api.example.com/api/UploadData' \\
            --header 'Authorization: Bearer <your_token>' \\
            --header 'Content-Type: application/json' \\
            --data '{
              "Name": "My first upload",
              "Data": "Reference,StartDate,StartTime,EndDate,EndTime\\r\\nUser1,01/07/2024,09:00,01/07/2024,17:00",
              "Key": "<Your_APIKey>",
              "Username": "<Your_ClientId>",
              "Overwrite": "false"
            }'
            """;
    private static final String RESULTS_CALL = """
            curl --location 'https://api.example.com/api/GetResults?token=<processing_token>&key=<Your_APIKey>&dataKey=status' \\
            --header 'Authorization: Bearer <your_token>'
            """;

    @BeforeAll
    static void assumeCurl() throws InterruptedException {
        try {
            assumeTrue(new ProcessBuilder("curl", "--version").start().waitFor() == 0);
        } catch (IOException e) {
            System.err.println("SKIPPED: curl is not installed, so the guide's calls were not tested");
            abort("curl is not installed");
        }
    }

    @Test
    void theGuidesCallsWorkWithTheSandbox() throws IOException, InterruptedException {
        try (var client = new Client(SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s")))) {
            var options = client.sandbox.options();
            var secret = URLEncoder.encode(options.clientSecret(), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            var basic = Base64.getEncoder()
                    .encodeToString((options.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));

            var grant = curl(client, TOKEN_CALL.replace("<base64(ClientID:URLEncodedClientSecret)>", basic));
            var bearer = Client.JSON.readTree(grant).path("access_token").asText();
            var token =
                    curl(client, UPLOAD_CALL.replace("<your_token>", bearer)).replace("\"", "");
            var status = RESULTS_CALL.replace("<your_token>", bearer).replace("<processing_token>", token);

            assertThat(curl(client, status)).isEqualTo("\"completedsuccessfully\"");
            assertThat(curl(client, status.replace("dataKey=status", "dataKey=feedback")))
                    .isEqualTo("1 rows processed, no errors\n");
            assertThat(curl(client, status.replace("dataKey=status", "dataKey=tableofresultids")))
                    .startsWith("Row,Reference,ResultId\r\n1,User1,");
        }
    }

    private static String curl(Client client, String call) throws IOException, InterruptedException {
        var options = client.sandbox.options();
        var command = call.replaceAll("https://(identity|api)\\.example\\.com", client.sandbox.url())
                .replace("<Your_APIKey>", options.apiKey())
                .replace("<Your_ClientId>", options.clientId());
        var process = new ProcessBuilder("sh", "-c", command.replace("curl ", "curl --silent --show-error "))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return answer;
    }
}
