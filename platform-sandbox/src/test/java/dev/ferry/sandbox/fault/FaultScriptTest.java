package dev.ferry.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.sandbox.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTest {

    @Test
    void readsAScript() {
        var rule = "{\"endpoint\":\"result\",\"name\":\"June*\",\"kind\":\"feedback\",\"fault\":\"drip\",\"bytes\":3,"
                + "\"every\":\"10ms\",\"after\":2,\"probability\":0.25,\"times\":5,\"timesEach\":1}";

        var script = FaultScript.parse("{\"seed\":-7,\"rules\":[" + rule + "]}");

        assertThat(script.seed()).isEqualTo(-7);
        assertThat(script.rules()).singleElement().satisfies(read -> {
            assertThat(read.endpoint()).isEqualTo(SandboxEndpoint.RESULT);
            assertThat(read.faultKind()).isEqualTo(FaultKind.DRIP);
            assertThat(read.frequency()).isEqualTo(new Frequency(2, 0.25, 5, 1));
            assertThat(read.source()).isEqualTo(rule);
        });
    }

    @Test
    void strikesAlwaysByDefault() {
        var script = FaultScript.parse("{\"rules\":[{\"endpoint\":\"token\",\"fault\":\"reset\"}]}");

        assertThat(script.rules().getFirst().frequency())
                .isEqualTo(new Frequency(0, 1, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "[]@the script: must be a JSON object, {…}",
                "'{\"rules\":'@line 1, column 10: this is not JSON: Unexpected end-of-input within/between Object entries",
                "'{\"rules\":[]} {}'@line 1, column 14: this is not JSON: Trailing token",
                "'{\"seed\":1,\"seed\":2}'@line 1, column 17: this is not JSON: Duplicate field 'seed'",
                "'{\"seed\":\"7\"}'@seed: must be a whole number from -9223372036854775808 to 9223372036854775807, not \"7\"",
                "'{\"rule\":[]}'@rule: unknown member; the members are rules, seed",
                "'{\"rules\":{}}'@rules: must be a list, […], of at most 1000, not {}",
                "'{\"rules\":[7]}'@rules[0]: must be a JSON object, {…}",
            })
    void refusesAnInvalidScript(String script, String message) {
        assertThatThrownBy(() -> FaultScript.parse(script))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "'fault':'reset'@endpoint: must be one of token, upload, status, result",
                "'endpoint':'uplaod','fault':'reset'@endpoint: must be one of token, upload, status, result, not 'uplaod'",
                "'endpoint':'upload'@fault: must be one of latency, drip, reset, drop, half-close, black-hole, answer,"
                        + " truncated, garbage, oversized, stuck, unknown-status, malformed-feedback",
                "'endpoint':'upload','fault':'503'@fault: must be one of latency, drip, reset, drop, half-close,"
                        + " black-hole, answer, truncated, garbage, oversized, stuck, unknown-status, malformed-feedback, not '503'",
                "'endpoint':'token','fault':'stuck'@fault: stuck strikes at the endpoint upload only, not at token",
                "'endpoint':'token','fault':'reset','name':'x'@name: unknown member; the members are after, endpoint,"
                        + " fault, probability, times",
                "'endpoint':'status','fault':'black-hole','taken':true@taken: unknown member; the members are after,"
                        + " endpoint, fault, name, probability, times, timesEach",
                "'endpoint':'upload','fault':'black-hole','taken':'yes'@taken: must be true or false, not \"yes\"",
                "'endpoint':'upload','fault':'reset','name':7@name: must be a text in quotes, not 7",
                "'endpoint':'upload','fault':'reset','times':0@times: must be a whole number from 1 to 1000000000, not 0",
                "'endpoint':'upload','fault':'reset','times':1.5@times: must be a whole number from 1 to 1000000000, not 1.5",
                "'endpoint':'upload','fault':'reset','probability':0@probability: must be a number above 0, up to 1, not 0",
                "'endpoint':'upload','fault':'reset','probability':1.1@probability: must be a number above 0, up to 1, not 1.1",
                "'endpoint':'upload','fault':'latency','for':'0s'@for: must be from 1ms to 1440m, such as 300ms, 2s or 1m, not '0s'",
                "'endpoint':'upload','fault':'latency','for':2@for: must be a text in quotes, not 2",
                "'endpoint':'upload','fault':'drip','bytes':0@bytes: must be a whole number from 1 to 1048576, not 0",
                "'endpoint':'upload','fault':'answer'@status: is missing; write an HTTP status code from 200 to 599",
                "'endpoint':'upload','fault':'answer','status':700@status: must be a whole number from 200 to 599, not 700",
                "'endpoint':'upload','fault':'answer','status':503,'retryAfter':'1s','retryAfterDate':'1s'@retryAfterDate: cannot be"
                        + " combined with retryAfter; remove one of them",
                "'endpoint':'upload','fault':'answer','status':503,'retry-after':'1s'@retry-after: unknown member;"
                        + " the members are after, endpoint, fault, name, probability, retryAfter, retryAfterDate, status, taken, times,"
                        + " timesEach, words",
            })
    void refusesARuleWithItsPlaceAndTheRemedy(String rule, String message) {
        var good = "{\"endpoint\":\"upload\",\"fault\":\"reset\"}";
        var script = "{\"rules\":[" + good + ",{" + rule.replace('\'', '"') + "}]}";

        assertThatThrownBy(() -> FaultScript.parse(script))
                .isInstanceOf(ScriptException.class)
                .hasMessage("rules[1]." + message);
    }
}
