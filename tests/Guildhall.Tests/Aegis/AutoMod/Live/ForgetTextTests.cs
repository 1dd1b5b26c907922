using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ForgetTextTests(ModerationStage stage)
{
    [Fact]
    public async Task After_its_time_only_the_hash_of_a_text_stays()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();
        await stage.UntilGoneAsync(await stage.SayAsync(member, "oh shit"));
        Assert.Equal(1, await CountAsync(member, "matched IS NOT NULL"));

        var job = new Guildhall.Aegis.AutoMod.Live.ForgetTextJob(AegisService.Guild, new DateOnly(2026, 1, 1));
        await stage.SetAsync("retention.autoModText", "1h");
        await stage.AdvanceAsync(TimeSpan.FromHours(2));
        await stage
            .Service.Get<Guildhall.Aegis.AutoMod.Live.ForgetText>()
            .HandleAsync(job, new(1, 1, false, stage.Time.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.Equal(1, await CountAsync(member, "matched IS NULL AND matched_hash IS NOT NULL"));
    }

    private Task<long> CountAsync(Newcomer member, string condition) =>
        stage.Service.Guildhall.CountAsync(
            $"SELECT COUNT(*) FROM aegis_automod_hits WHERE user_id = {member.Id} AND {condition}"
        );
}
