/** Cannot be started: its main method is not public. */
final class NoMain {
    private NoMain() {}

    static void main(String[] arguments) {}
}
