package library;

/** What a program asks of the machine that it runs on: time that passes, memory, its end. */
public class SystemLibrary {
    public static void main(String[] arguments) throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        System.out.println(runtime == Runtime.getRuntime());
        System.out.println(runtime.availableProcessors() > 0);
        System.out.println(runtime.maxMemory() >= runtime.totalMemory());
        System.out.println(runtime.freeMemory() > 0 && runtime.freeMemory() < runtime.totalMemory());
        System.gc();
        runtime.gc();
        sleep();
        System.out.print("and the end");
        runtime.exit(3);
    }

    private static void sleep() throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(20);
        Thread.sleep(1, 500_000);
        Thread.sleep(0);
        long passed = System.nanoTime() - start;
        System.out.println(passed >= 21_000_000 && passed < 20_000_000_000L);
        Thread.yield();
        Thread.onSpinWait();
        for (long[] wrong : new long[][] {{-1, 0}, {1, -1}, {1, 1_000_000}}) {
            try {
                Thread.sleep(wrong[0], (int) wrong[1]);
            } catch (IllegalArgumentException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
