package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * Describes a message: how many words and capabilities it carries and what it is about.
 *
 * <p>Bits 0-6 hold the length, 7-9 the number of capabilities, 10-13 (only on receipt) one bit for each received
 * capability that arrived as a badge instead of a capability, 14-17 (only on receipt, by RECEIVE_ANY and receives with a
 * deadline) where the message came from, 18-23 zero, 24-63 the label.
 *
 * @param bits the encoded form
 */
@AssemblyConstants
public record MessageInfo(long bits) {
    /** Most words in a message. */
    public static final int MAX_LENGTH = 120;

    /** Most capabilities in a message. */
    public static final int MAX_CAPABILITIES = 4;

    /** Words that travel in registers; the others lie in the IPC buffer. */
    public static final int REGISTER_WORDS = 4;

    /** Lowest bit of the number of capabilities. */
    public static final int CAPABILITIES_SHIFT = 7;

    /** Lowest bit of the unwrapped flags. */
    public static final int UNWRAPPED_SHIFT = 10;

    /** Lowest bit of the number of the endpoint that the message came from. */
    public static final int SOURCE_SHIFT = 14;

    /** In place of an endpoint's number: the bits of the bound notification came instead of a message. */
    public static final int SOURCE_SIGNAL = 8;

    /** Lowest bit of the label. */
    public static final int LABEL_SHIFT = 24;

    /** Bits of a label. */
    public static final int LABEL_BITS = 40;

    /**
     * The bits below the label. A message whose bits under this mask are at most {@link #REGISTER_WORDS} has no
     * capabilities and fits in registers.
     */
    public static final int SHAPE_MASK = 0xff_ffff;

    private static final int LENGTH_MASK = 0x7f;
    private static final int CAPABILITIES_MASK = 7;
    private static final int UNWRAPPED_MASK = 15;
    private static final int SOURCE_MASK = 15;

    /** A message of {@code length} words without capabilities. */
    public static MessageInfo of(long label, int length) {
        return of(label, length, 0);
    }

    /**
     * A message.
     *
     * @param label the subject, 40 bits; higher bits are lost
     * @param length number of words, 0 to 120
     * @param capabilities number of capabilities, 0 to 4
     */
    public static MessageInfo of(long label, int length, int capabilities) {
        return new MessageInfo(label << LABEL_SHIFT | (long) capabilities << CAPABILITIES_SHIFT | length);
    }

    /** Number of words; a foreign value may claim up to 127, which the kernel cuts to 120. */
    public int length() {
        return Math.min((int) bits & LENGTH_MASK, MAX_LENGTH);
    }

    /** Number of capabilities; a foreign value may claim up to 7, which the kernel cuts to 4. */
    public int capabilities() {
        return Math.min((int) (bits >>> CAPABILITIES_SHIFT) & CAPABILITIES_MASK, MAX_CAPABILITIES);
    }

    /** Bit i tells that received capability i arrived as a badge, because it is of the endpoint received from. */
    public int unwrapped() {
        return (int) (bits >>> UNWRAPPED_SHIFT) & UNWRAPPED_MASK;
    }

    /**
     * Which of the endpoints that were received from, 0 to 7, the message came from; {@link #SOURCE_SIGNAL} for the bound
     * notification. Counts only where several were received from, or until a time.
     */
    public int source() {
        return (int) (bits >>> SOURCE_SHIFT) & SOURCE_MASK;
    }

    /** What the message is about, 40 bits. */
    public long label() {
        return bits >>> LABEL_SHIFT;
    }
}
