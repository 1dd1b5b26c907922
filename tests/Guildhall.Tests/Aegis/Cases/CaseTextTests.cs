using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Cases;

public class CaseTextTests
{
    [Theory]
    [InlineData("come to discord.gg/abc123 now", "come to (invite removed) now")]
    [InlineData("https://DISCORD.com/invite/x-y", "(invite removed)")]
    [InlineData("discord.com/channels/1/2", "discord.com/channels/1/2")]
    [InlineData("see dsc.gg/x or top.gg/servers/1, ok", "see (invite removed) or (invite removed), ok")]
    [InlineData("https://discord.com/%69nvite/abc", "(invite removed)")]
    [InlineData("https://discord.com/channels/@me/../../invite/abc", "(invite removed)")]
    [InlineData("discord%2Egg/abcd", "(invite removed)")]
    [InlineData("discord . gg / abcd", "(invite removed)")]
    [InlineData("[read](https://discord.gg/abcd) and example.com/a", "[read]((invite removed)) and example.com/a")]
    public void Invitations_are_taken_out(string text, string plain) =>
        Assert.Equal(plain, CaseText.WithoutInvites(text));

    [Fact]
    public void Names_lose_their_markdown() => Assert.Equal("\\*\\*x\\*\\* \\<@1\\>", CaseText.Plain("**x** <@1>"));

    [Fact]
    public void Nobodys_name_turns_the_line_around() => Assert.Equal("ab", CaseText.Plain("a\u202Eb"));

    [Fact]
    public void Nothing_is_cut_inside_a_character() => Assert.Equal("ab…", CaseText.Cut("ab😀cd", 4));
}
