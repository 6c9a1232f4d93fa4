package benchmarks;

/** The shortest program: what remains is the start. */
public final class Start {
    private Start() {}

    public static void main(String[] arguments) {
        System.out.println("started");
    }
}
