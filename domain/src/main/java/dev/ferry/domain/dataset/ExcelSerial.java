package dev.ferry.domain.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A point in time as Excel stores it: days since the start of 1900 or 1904, as ECMA-376 part 1, section 18.17.4, says.
 *
 * @param day the whole days
 * @param second the second of the day, rounded to one
 */
public record ExcelSerial(long day, long second, boolean from1904) {

    private static final LocalDate START_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);

    /** 31 December 9999 in the system of 1900. */
    private static final long LAST_DAY = 2_958_465;

    /** In the system of 1900 the days before it are one later, because Excel has a 29 February 1900, its day 60. */
    private static final long LEAP_DAY_1900 = 60;

    private static final long SECONDS_OF_DAY = 86_400;

    /** A number of days. */
    public static ExcelSerial of(BigDecimal days, boolean from1904) {
        var seconds = days.multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return new ExcelSerial(
                Math.floorDiv(seconds, SECONDS_OF_DAY), Math.floorMod(seconds, SECONDS_OF_DAY), from1904);
    }

    /** The day, if there is no time of day, and the calendar has the day. */
    public Optional<LocalDate> date() {
        return second == 0 ? calendarDay() : Optional.empty();
    }

    /** The time of day, if there is no day. */
    public Optional<LocalTime> time() {
        return day == 0 ? Optional.of(timeOfDay()) : Optional.empty();
    }

    /** The day and the time of day, if the calendar has the day. */
    public Optional<LocalDateTime> dateTime() {
        return calendarDay().map(date -> date.atTime(timeOfDay()));
    }

    private LocalTime timeOfDay() {
        return LocalTime.ofSecondOfDay(second);
    }

    private Optional<LocalDate> calendarDay() {
        if (from1904) {
            return day >= 0 && day <= LAST_DAY ? Optional.of(START_1904.plusDays(day)) : Optional.empty();
        }
        if (day < 1 || day > LAST_DAY || day == LEAP_DAY_1900) {
            return Optional.empty();
        }
        return Optional.of(START_1900.plusDays(day < LEAP_DAY_1900 ? day + 1 : day));
    }
}
