namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class SuggestTemplateTests(ModerationStage stage)
{
    [Fact]
    public async Task The_guilds_reasons_are_offered_by_name_and_by_words_and_the_choice_is_the_reason()
    {
        await stage.SetAsync("moderation.templates.scam", "Offering what is not there.");
        await stage.SetAsync("moderation.templates.spam", "The same again and again.");
        var member = await stage.JoinAsync();

        var named = await stage.Service.CompleteAsync("ban", "template", ("template", "sc"));
        var meant = await stage.Service.CompleteAsync("voice mute", "template", ("template", "again"));
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("template", "scam"));

        Assert.Equal(["scam"], named);
        Assert.Equal(["spam"], meant);
        Assert.Equal("Offering what is not there.", (await stage.CaseAsync(member)).Reason);
    }
}
