package vern.statement.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccentContrastTest {

    @Test
    void isReckonedFromTheLuminanceThatAScreenShows() {
        // oklch(0.44 0 h) is the grey whose linear channels are 0.44 cubed: (1 + 0.05) / (0.085184 + 0.05)
        assertThat(AccentContrast.onLight(0, 0)).isCloseTo(7.767, within(0.01));
    }

    @Test
    void probe() {
        double l = 99, d = 99; int lh = 0, dh = 0; double lc = 0, dc = 0;
        for (int h = 0; h <= 360; h++) for (double c = 0; c <= 0.4; c += 0.01) {
            if (AccentContrast.onLight(h, c) < l) { l = AccentContrast.onLight(h, c); lh = h; lc = c; }
            if (AccentContrast.onDark(h, c) < d) { d = AccentContrast.onDark(h, c); dh = h; dc = c; }
        }
        System.out.println("PROBE " + l + " at " + lh + "," + lc + "; dark " + d + " at " + dh + "," + dc);
    }
}
