using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Cases;

public class CaseTextTests
{
    [Theory]
    [InlineData("come to discord.gg/abc123 now", "come to (invite removed) now")]
    [InlineData("https://DISCORD.com/invite/x-y", "(invite removed)")]
    [InlineData("discord.com/channels/1/2", "discord.com/channels/1/2")]
    public void Invitations_are_taken_out(string text, string plain) =>
        Assert.Equal(plain, CaseText.WithoutInvites(text));

    [Fact]
    public void Names_lose_their_markdown() => Assert.Equal("\\*\\*x\\*\\* \\<@1\\>", CaseText.Plain("**x** <@1>"));

    [Fact]
    public void Nobodys_name_turns_the_line_around() => Assert.Equal("ab", CaseText.Plain("a\u202Eb"));

    [Fact]
    public void Nothing_is_cut_inside_a_character() => Assert.Equal("ab…", CaseText.Cut("ab😀cd", 4));
}
