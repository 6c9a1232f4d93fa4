package org.saltyos.runtime.jdk;

import java.util.Locale;
import java.util.Objects;
import org.saltyos.runtime.Replace;

/** {@code java.util.Locale} as far as it is a name: there is no data of languages and countries. */
@Replace("java.util.Locale")
public final class LocaleObject {
    public static final LocaleObject ROOT = new LocaleObject("", "");
    public static final LocaleObject ENGLISH = new LocaleObject("en", "");
    public static final LocaleObject US = new LocaleObject("en", "US");
    public static final LocaleObject UK = new LocaleObject("en", "GB");

    private final String language;
    private final String country;

    public LocaleObject(String language, String country) {
        this.language = Objects.requireNonNull(language);
        this.country = Objects.requireNonNull(country);
    }

    public LocaleObject(String language) {
        this(language, "");
    }

    /** The locale of a program, whatever the environment says. */
    public static LocaleObject getDefault() {
        return ROOT;
    }

    /** The same, for any use. */
    public static LocaleObject getDefault(Locale.Category category) {
        Objects.requireNonNull(category);
        return ROOT;
    }

    public String getLanguage() {
        return language;
    }

    public String getCountry() {
        return country;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocaleObject locale
                && locale.language.equals(language)
                && locale.country.equals(country);
    }

    @Override
    public int hashCode() {
        return language.hashCode() * 31 + country.hashCode();
    }

    @Override
    public String toString() {
        return country.isEmpty() ? language : language + "_" + country;
    }
}
