package yiciban.bot.staff;

import io.nayuki.qrcodegen.QrCode;

/**
 * 二维码: a text for a telephone's camera.
 *
 * @param size of the whole, its white border included, in modules
 * @param path the dark modules, as the path of an SVG
 */
record Picture(int size, String path) {

    /** What cameras need around it. ISO/IEC 18004. In modules. */
    private static final int BORDER = 4;

    static Picture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(' ')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Picture(code.size + 2 * BORDER, path.toString());
    }
}
