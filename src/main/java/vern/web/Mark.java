package vern.web;

import java.util.Locale;

/// The shapes a company's mark may have, drawn in a square of 24 units in the current colour.
public enum Mark {
    SQUARE("<rect width='24' height='24' rx='5'/><path class='cut' d='M7 8h10M12 8v9' stroke='#fff' stroke-width='2.6' fill='none'/>"),
    DISC("<circle cx='12' cy='12' r='12'/><circle class='hole' cx='12' cy='12' r='4.2' fill='#fff'/>"),
    RING("<circle cx='12' cy='12' r='9.6' fill='none' stroke='currentColor' stroke-width='4.4'/>"),
    CROSS("<path d='M8.5 0h7v8.5H24v7h-8.5V24h-7v-8.5H0v-7h8.5z'/>"),
    BAR("<rect y='2' width='6' height='20' rx='1.5'/><rect x='9' y='8' width='6' height='14' rx='1.5' opacity='.8'/><rect x='18' y='13' width='6' height='9' rx='1.5' opacity='.55'/>"),
    DOTS("<circle cx='5.5' cy='12' r='5.5'/><circle cx='18.5' cy='5.5' r='5.5' opacity='.55'/><circle cx='18.5' cy='18.5' r='5.5' opacity='.8'/>"),
    VERN("<path d='M2 2h5.6L12 14.6 16.4 2H22l-7.3 20H9.3z'/>");

    private final String shapes;

    Mark(String shapes) {
        this.shapes = shapes;
    }

    /// A disc when the name is of no shape we draw.
    static Mark of(String name) {
        for (Mark mark : values()) if (mark.name().equals(name.toUpperCase(Locale.ROOT))) return mark;
        return DISC;
    }

    public String shapes() {
        return shapes;
    }
}
