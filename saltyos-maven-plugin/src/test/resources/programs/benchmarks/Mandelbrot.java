package benchmarks;

/** The set of Mandelbrot as bits that are folded into one number. */
final class Mandelbrot implements Benchmark {
    private static final int SIZE = 200;

    @Override
    public String name() {
        return "Mandelbrot";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int y = 0; y < SIZE; y++) {
            double ci = 2.0 * y / SIZE - 1.0;
            int bits = 0;
            for (int x = 0; x < SIZE; x++) {
                double cr = 2.0 * x / SIZE - 1.5;
                double zr = 0;
                double zi = 0;
                int i = 0;
                while (i < 50 && zr * zr + zi * zi <= 4) {
                    double next = zr * zr - zi * zi + cr;
                    zi = 2 * zr * zi + ci;
                    zr = next;
                    i++;
                }
                bits = bits << 1 | (i == 50 ? 1 : 0);
                if (x % 8 == 7) {
                    sum = sum * 31 + bits;
                    bits = 0;
                }
            }
        }
        return sum;
    }
}
