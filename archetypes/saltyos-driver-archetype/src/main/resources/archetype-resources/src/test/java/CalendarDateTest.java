package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Dates against Java's own calendar. */
class CalendarDateTest {
    @Test
    void everyDayOfACenturyIsWhereJavaHasIt() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2100; day = day.plusDays(1)) {
            CalendarDate date = new CalendarDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 3, 4, 5);
            assertEquals(day.atTime(3, 4, 5).toEpochSecond(ZoneOffset.UTC), date.seconds());
        }
    }

    @Test
    void whatIsNoDateIsToldApart() {
        assertTrue(new CalendarDate(2026, 12, 31, 23, 59, 59).isValid());
        assertFalse(new CalendarDate(2026, 13, 1, 0, 0, 0).isValid());
        assertFalse(new CalendarDate(2026, 1, 0, 0, 0, 0).isValid());
        assertFalse(new CalendarDate(2026, 1, 1, 24, 0, 0).isValid());
        assertFalse(new CalendarDate(2026, 1, 1, 0, 60, 0).isValid());
        assertFalse(new CalendarDate(2026, 1, 1, 0, 0, 165).isValid());
    }
}
