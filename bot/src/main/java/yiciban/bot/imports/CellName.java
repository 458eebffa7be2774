package yiciban.bot.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 单元格名: such as C5; the column from 0, the row as shown. */
record CellName(int column, int row) {

    private static final Pattern FORM = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
    private static final int LETTERS = 26;

    static CellName of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new RefusedFile("文件损坏：有不认识的单元格名。请重新另存一份再导入。");
        }
        int column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * LETTERS + letter - 'A' + 1;
        }
        return new CellName(column - 1, Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.append(row).toString();
    }
}
