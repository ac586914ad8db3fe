package dev.ferry.benchmarks.polling;

import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.polling.GeometricPolling;
import dev.ferry.domain.polling.PollingPolicy;
import java.time.Duration;

/** The default polling policies of other clients. Each description names its source. */
enum OtherPollingPolicy {
    /** The policy of many hand-written clients. */
    FIVE_SECONDS("every 5 s, as common clients do", new FixedPolling(Duration.ofSeconds(5))),
    /** The waiters of Amazon's SDKs. */
    AMAZON(
            "AWS SDKs, waiters such as EC2's: every 15 s ([boto3](https://boto3.amazonaws.com/v1/documentation/api/1.36.2/reference/services/ec2/waiter/PasswordDataAvailable.html))",
            new FixedPolling(Duration.ofSeconds(15))),
    /** Google's generated clients. */
    GOOGLE(
            "Google Cloud, generated clients: 5 s, ×1.5 up to 45 s ([google/api/client.proto, LongRunning](https://github.com/googleapis/googleapis/blob/master/google/api/client.proto))",
            new GeometricPolling(Duration.ofSeconds(5), 1.5, Duration.ofSeconds(45))),
    /** Google's clients for PHP. */
    GOOGLE_PHP(
            "Google Cloud for PHP: 0.5 s, ×1.5 up to 5 s ([AutoMl's configuration](https://github.com/googleapis/google-cloud-php/blob/main/AutoMl/src/V1/resources/prediction_service_descriptor_config.php))",
            new GeometricPolling(Duration.ofMillis(500), 1.5, Duration.ofSeconds(5))),
    /** Azure's runtime for management clients. */
    AZURE(
            "Azure, management clients: every 30 s ([ms-rest-azure-js, longRunningOperationRetryTimeout](https://app.unpkg.com/@azure/ms-rest-azure-js@2.1.0/files/lib/azureServiceClient.ts))",
            new FixedPolling(Duration.ofSeconds(30)));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // every policy here is a record
    private final PollingPolicy policy;

    OtherPollingPolicy(String description, PollingPolicy policy) {
        this.description = description;
        this.policy = policy;
    }

    String description() {
        return description;
    }

    PollingPolicy policy() {
        return policy;
    }
}
