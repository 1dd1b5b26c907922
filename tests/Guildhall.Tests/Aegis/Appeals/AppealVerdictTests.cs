using Guildhall.Aegis.Appeals;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Appeals;

public class AppealVerdictTests
{
    private static readonly Snowflake<User> punisher = new(1);

    [Theory]
    [InlineData(0, true, "1+", "NotAlone")]
    [InlineData(0, false, "1+", "Undecided")]
    [InlineData(0, true, "2+ 1+", "Decided")]
    [InlineData(1, true, "1+", "NotAlone")]
    [InlineData(1, false, "1+", "NotAlone")]
    [InlineData(2, true, "1+", "Undecided")]
    [InlineData(2, true, "2- 1+", "Undecided")]
    [InlineData(2, false, "2+ 1+", "Decided")]
    public void Who_punished_is_never_the_only_one(int required, bool decides, string votes, string expected) =>
        Assert.Equal(expected, Of(votes, punisher, decides, required, punisherDecides: false));

    [Theory]
    [InlineData(0, true, "1+", "Decided")]
    [InlineData(1, false, "1+", "Decided")]
    public void Unless_the_guild_allows_it(int required, bool decides, string votes, string expected) =>
        Assert.Equal(expected, Of(votes, punisher, decides, required, punisherDecides: true));

    [Theory]
    [InlineData(0, true, "2+", "Decided")]
    [InlineData(0, false, "2+", "Undecided")]
    [InlineData(3, true, "2+ 3+", "Undecided")]
    [InlineData(3, true, "2+ 3+ 4-", "Undecided")]
    [InlineData(3, false, "2+ 3+ 4+", "Decided")]
    public void Others_decide_alone_or_by_votes(int required, bool decides, string votes, string expected) =>
        Assert.Equal(expected, Of(votes, new(2), decides, required, punisherDecides: false));

    private static string Of(string votes, Snowflake<User> speaker, bool decides, int required, bool punisherDecides) =>
        AppealVerdict
            .Of(
                [.. votes.Split(' ').Select(v => new AppealVote(new(ulong.Parse(v[..1])), v, v.EndsWith('+')))],
                speaker,
                isFor: true,
                decides,
                required,
                [punisher],
                punisherDecides
            )
            .ToString();
}
