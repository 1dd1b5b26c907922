using Guildhall.Core;

namespace Guildhall.Tests.Core;

public class ReadableTextTests
{
    [Theory]
    [InlineData("\u200B\u200B")]
    [InlineData("\u00A0\u3164\u2800")]
    [InlineData("\u200B\u2060")]
    [InlineData("\u115F\u1160\uFFA0\u00AD\uFEFF")]
    [InlineData("\u202E \u2066\u200F\u061C")]
    [InlineData("\u0301\u20DD\uFE0F\u200D")]
    [InlineData(" \n\t\0")]
    [InlineData("")]
    [InlineData(null)]
    public void What_nobody_can_see_is_no_text(string? text) => Assert.Null(ReadableText.Clean(text));

    [Theory]
    [InlineData(" spam \r\nand more ", "spam \nand more")]
    [InlineData("a\u202Egnp.exe\u202C b", "agnp.exe b")]
    [InlineData("s\u200Bp\u2060am", "spam")]
    [InlineData("!", "!")]
    [InlineData("👩‍🚀 ❤️", "👩‍🚀 ❤️")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("한글 דִבְרֵי", "한글 דִבְרֵי")]
    public void The_rest_stays_as_it_was_written(string text, string clean) =>
        Assert.Equal(clean, ReadableText.Clean(text));

    [Theory]
    [InlineData("a\u202Eb")]
    [InlineData("a\nb")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u2028b")]
    public void Controls_are_found(string text) => Assert.True(ReadableText.HasControls(text));

    [Theory]
    [InlineData("A__b__c", "A\\_\\_b\\_\\_c")]
    [InlineData(
        "# Big > q ||sp|| `c` **b** ~~s~~ <@1>",
        "\\# Big \\> q \\|\\|sp\\|\\| \\`c\\` \\*\\*b\\*\\* \\~\\~s\\~\\~ \\<@1\\>"
    )]
    [InlineData("[x](http://evil.tld)", "\\[x\\](http://evil.tld)")]
    [InlineData("- list", "\\- list")]
    [InlineData(" + list", " \\+ list")]
    [InlineData("12. list", "12\\. list")]
    [InlineData("-# small", "\\-\\# small")]
    [InlineData("Shai-Hulud - 1.5 + 2.", "Shai-Hulud - 1.5 + 2.")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("a\u202Eb", "ab")]
    public void Markdown_is_shown_letter_by_letter(string text, string plain) =>
        Assert.Equal(plain, ReadableText.Plain(text));

    [Fact]
    public void Lines_may_stay_lines() => Assert.Equal("a\n\\- b\n", ReadableText.PlainLines("a\n- b\n"));
}
