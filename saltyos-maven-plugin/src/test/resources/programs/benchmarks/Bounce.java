package benchmarks;

/** Balls that bounce off the walls of a box. */
final class Bounce implements Benchmark {
    private static final class Ball {
        private int x;
        private int y;
        private int dx;
        private int dy;

        Ball(Numbers numbers) {
            x = numbers.next() % 500;
            y = numbers.next() % 500;
            dx = numbers.next() % 300 - 150;
            dy = numbers.next() % 300 - 150;
        }

        boolean bounce() {
            boolean bounced = false;
            x += dx;
            y += dy;
            if (x > 500) {
                x = 500;
                dx = -Math.abs(dx);
                bounced = true;
            }
            if (x < 0) {
                x = 0;
                dx = Math.abs(dx);
                bounced = true;
            }
            if (y > 500) {
                y = 500;
                dy = -Math.abs(dy);
                bounced = true;
            }
            if (y < 0) {
                y = 0;
                dy = Math.abs(dy);
                bounced = true;
            }
            return bounced;
        }
    }

    @Override
    public String name() {
        return "Bounce";
    }

    @Override
    public long run() {
        Numbers numbers = new Numbers();
        Ball[] balls = new Ball[100];
        for (int i = 0; i < balls.length; i++) {
            balls[i] = new Ball(numbers);
        }
        int bounces = 0;
        for (int i = 0; i < 500; i++) {
            for (Ball ball : balls) {
                if (ball.bounce()) {
                    bounces++;
                }
            }
        }
        return bounces;
    }
}
