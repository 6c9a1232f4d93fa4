package org.saltyos.sh;

import org.saltyos.basalt.posix.DisplayWidth;

/** The line that is being typed, and the place in it where the next character goes. A character with its marks counts as one. */
final class EditedLine {
    private final StringBuilder text = new StringBuilder();
    private int cursor;
    private String removed = "";

    @Override
    public String toString() {
        return text.toString();
    }

    int cursor() {
        return cursor;
    }

    int length() {
        return text.length();
    }

    boolean isAtEnd() {
        return cursor == text.length();
    }

    /** What stands before the cursor. */
    String before() {
        return text.substring(0, cursor);
    }

    /** Replaces all of it; the cursor is at the end. */
    void set(String value) {
        text.setLength(0);
        text.append(value);
        cursor = value.length();
    }

    void insert(String value) {
        text.insert(cursor, value);
        cursor += value.length();
    }

    /** Removes what lies between two places, and keeps it for {@link #removed} if it is more than a character. */
    void remove(int from, int to) {
        if (to - from > 2) {
            removed = text.substring(from, to);
        }
        text.delete(from, to);
        cursor = from;
    }

    /** What was removed last. */
    String removed() {
        return removed;
    }

    void moveTo(int place) {
        cursor = Math.max(0, Math.min(place, text.length()));
    }

    /** The place one character before the cursor; 0 at the start. */
    int left() {
        int at = cursor;
        boolean mark = true;
        while (at > 0 && mark) {
            int character = text.codePointBefore(at);
            at -= Character.charCount(character);
            mark = DisplayWidth.of(character) == 0;
        }
        return at;
    }

    /** The place one character behind the cursor; the end at the end. */
    int right() {
        int at = cursor;
        if (at < text.length()) {
            at += Character.charCount(text.codePointAt(at));
        }
        while (at < text.length() && DisplayWidth.of(text.codePointAt(at)) == 0) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Where the word before the cursor starts. */
    int wordLeft() {
        int start = cursor;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }

    /** Where the word behind the cursor ends. */
    int wordRight() {
        int end = cursor;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        while (end < text.length() && text.charAt(end) != ' ') {
            end++;
        }
        return end;
    }
}
