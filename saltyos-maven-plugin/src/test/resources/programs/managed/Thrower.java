/** An exception that nobody catches. */
public final class Thrower {
    private Thrower() {}

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static void main(String[] arguments) {
        System.out.println("before");
        try {
            System.out.println(arguments[7]);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new Failure("it is gone", e);
        } finally {
            System.out.println("finally");
        }
    }
}
