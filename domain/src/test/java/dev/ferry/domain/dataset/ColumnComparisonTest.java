package dev.ferry.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "01/07/2024, 22:00, 02/07/2024, 06:00, true",
        "01/07/2024, 09:00, 01/07/2024, 17:00, true",
        "01/07/2024, 09:00, 01/07/2024, 09:00, false",
        "01/07/2024, 22:00, 01/07/2024, 06:00, false",
        "01/07/2024, '', 30/06/2024, 06:00, true",
        "wrong, 09:00, 30/06/2024, 06:00, true",
    })
    void comparesDaysWithTimes(String startDay, String startTime, String endDay, String endTime, boolean kept) {
        var rule = ColumnComparison.parse("EndDate EndTime after StartDate StartTime");

        assertThat(rule.broken(Map.of(
                                "StartDate", startDay, "StartTime", startTime, "EndDate", endDay, "EndTime", endTime))
                        .isEmpty())
                .isEqualTo(kept);
    }

    @Test
    void ofTwoTimesTheLaterMayBeOnTheNextDay() {
        var rule = ColumnComparison.parse("To after From");

        assertThat(rule.broken(Map.of("From", "22:00", "To", "06:00"))).isEmpty();
        assertThat(rule.broken(Map.of("From", "22:00", "To", "22:00"))).hasValue("this is not after From, 22:00");
        assertThat(ColumnComparison.parse("To not before From").broken(Map.of("From", "22:00", "To", "22:00")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EndTime after Reference",
                "EndTime after StartDate",
                "EndDate EndTime after StartDate",
                "EndTime after Begin",
                "EndTime EndDate after StartTime StartDate",
                "EndTime",
            })
    void refusesColumnsThatCannotBeCompared(String rule) {
        assertThatThrownBy(() -> new Schema(Schema.guide().columns(), ColumnComparison.parse(rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compar");
    }
}
