package org.saltyos.basalt.process;

/**
 * Asks for a program. Its texts lie in the caller's exchange memory, one after the other, each ended by a zero byte: the
 * path, the arguments (argument 0 first), the environment ({@code NAME=value}).
 *
 * @param bytes of all texts with their zero bytes, at most {@link ProgramLayout#EXCHANGE_BYTES}
 * @param arguments number of arguments
 * @param environment number of texts of the environment
 * @param input the caller's descriptor that becomes the program's 0; -1 for none
 * @param output the caller's descriptor that becomes 1; -1 for none
 * @param error the caller's descriptor that becomes 2; -1 for none
 * @param group process group: 0 the caller's, -1 a new one of its own, else the one with this number
 */
public record Launch(int bytes, int arguments, int environment, int input, int output, int error, int group) {
    /** {@link #group}: the program leads a group of its own, which has its number. */
    public static final int NEW_GROUP = -1;
}
