package ${package};

/**
 * A date and a time of day in the Gregorian calendar.
 *
 * @param year for example 2026
 * @param month 1 to 12
 * @param day 1 to 31
 * @param hour 0 to 23
 * @param minute 0 to 59
 * @param second 0 to 59
 */
record CalendarDate(int year, int month, int day, int hour, int minute, int second) {
    private static final int DAYS_IN_400_YEARS = 146_097;
    private static final int DAYS_BEFORE_1970 = 719_468;

    /** Whether every part is in its range. */
    boolean isValid() {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59;
    }

    /**
     * Seconds since 1970-01-01 00:00. Years begin in March here, so that the day that some years lack is their last; see
     * Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
     */
    long seconds() {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        long days = (long) era * DAYS_IN_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
        return ((days * 24 + hour) * 60 + minute) * 60 + second;
    }
}
