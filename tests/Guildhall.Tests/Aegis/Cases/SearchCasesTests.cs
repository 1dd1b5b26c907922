using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class SearchCasesTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task Cases_are_found_by_words_label_person_and_kind()
    {
        var (member, row) = await WarnedAsync(reason: "sold 100% fake_coins");
        var (_, other) = await WarnedAsync(reason: "sold 1000 fakeXcoins");
        await RunAsync("moderator", "case label", row, ("label", "coins"));

        var byWords = await Stage.RunAsync("junior", "case search", ("text", "100% FAKE_coins"));
        var byLabel = await Stage.RunAsync("junior", "case search", ("label", "coins"), ("type", "warn"));
        var byPerson = await Stage.RunAsync("junior", "case search", ("user", member.Name), ("within", "1d"));

        Assert.All(
            [byWords, byLabel, byPerson],
            answer =>
            {
                Assert.Contains($"**#{row.Number}**", answer.Description, StringComparison.Ordinal);
                Assert.DoesNotContain($"**#{other.Number}**", answer.Description, StringComparison.Ordinal);
            }
        );
    }
}
