using Guildhall.Core.Pages;

namespace Guildhall.Tests.Core.Pages;

public class HtmlTests
{
    [Fact]
    public void What_is_put_in_is_text_unless_it_is_HTML_itself()
    {
        var name = "<img src=x onerror=alert(1)> & \"quotes\" 'too'";

        var html = Html.Of($"<p title=\"{name}\">{name}{Html.Of($"<b>{1}</b>")}</p>");

        const string encoded = "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot; &#39;too&#39;";
        Assert.Equal($"<p title=\"{encoded}\">{encoded}<b>1</b></p>", html.Text);
    }

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("a &lt;b&gt;<br>\nc", Html.Lines("a <b>\nc").Text);

    [Fact]
    public void Nobodys_text_turns_the_page_around() =>
        Assert.Equal("<p>agnp.exe</p>", Html.Of($"<p>{"a\u202Egnp.exe"}</p>").Text);
}
