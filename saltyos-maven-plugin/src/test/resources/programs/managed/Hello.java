/** Arguments, both outputs in turn, text of all kinds, and an exit code. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            System.out.println("[" + argument + "]");
        }
        System.out.print("Grüße, ");
        System.err.println("to err: €");
        System.out.print("世界 ");
        System.out.print('\ud83d');
        System.out.println('\ude00');
        System.out.println(42);
        System.out.println(-7L);
        System.out.println(true);
        System.out.println((String) null);
        System.out.println(new char[] {'a', 'b'});
        System.out.write('!');
        System.out.print("no newline at the end");
        if (arguments.length == 2) {
            System.exit(300 + arguments.length);
        }
    }
}
