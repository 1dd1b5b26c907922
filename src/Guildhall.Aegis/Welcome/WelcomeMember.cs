using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Welcome;

/// <summary>Says hello in public and in private, which it leaves out in a raid, and sees to the roles.</summary>
internal sealed class WelcomeMember(
    Db db,
    GuildSettingsBook settings,
    Standings standings,
    GuildProblems problems,
    RaidBook raids,
    DiscordRest rest
) : IJobHandler<WelcomeJob>
{
    public const string Problem = "welcome";

    // Nobody waits for it: answers and enforcement go first.
    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(WelcomeJob job, JobRun run, CancellationToken cancellation)
    {
        var welcome = (await settings.GetAsync(job.Guild, cancellation)).Welcome;
        if (!welcome.Enabled)
        {
            return;
        }

        if (!welcome.SilentInRaid || await raids.LevelAsync(job.Guild, cancellation) < RaidLevel.Raid)
        {
            await GreetAsync(welcome, job, cancellation);
        }

        await SeeToRolesAsync(welcome, job, cancellation);
    }

    /// <summary>Sends both messages of the settings; also for <c>/welcome test</c>, into whichever channel.</summary>
    public async Task GreetAsync(WelcomeSettings welcome, WelcomeJob job, CancellationToken cancellation)
    {
        var server = (await standings.GetAsync(job.Guild, cancellation)).Name;
        var counts = WelcomeText.Counts(welcome.Message) || WelcomeText.Counts(welcome.DirectMessage);
        var members = counts ? await CountAsync(job.Guild, cancellation) : null;
        if (welcome.Channel is { } channel)
        {
            var text = WelcomeText.Fill(welcome.Message, job.User, job.Name, server, members);
            await PostAsync(job, channel, text, cancellation);
        }

        if (welcome.DirectMessage is { } direct)
        {
            await WriteAsync(job, WelcomeText.Fill(direct, job.User, job.Name, server, members), cancellation);
        }
    }

    private async Task<int?> CountAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        (await rest.GetGuildWithCountsAsync(guild, cancellation)).ApproximateMemberCount;

    private async Task PostAsync(
        WelcomeJob job,
        Snowflake<Channel> channel,
        string text,
        CancellationToken cancellation
    )
    {
        try
        {
            var payload = WelcomeText.Payload(text, job.User) with { Nonce = NonceOf(job, "w") };
            await rest.CreateMessageAsync(channel, payload, cancellation);
            await db.WriteAsync(unit => GuildProblems.ResolveAsync(unit, job.Guild, Problem), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            await problems.RaiseAsync(
                job.Guild,
                Problem,
                channel.ToString(),
                $"The welcome channel <#{channel}> is gone, or I may not write there. Set another with `/welcome setup`.",
                cancellation
            );
        }
    }

    private async Task WriteAsync(WelcomeJob job, string text, CancellationToken cancellation)
    {
        try
        {
            var channel = await rest.CreateDmAsync(job.User, cancellation);
            var payload = WelcomeText.Payload(text, job.User) with { Nonce = NonceOf(job, "d") };
            await rest.CreateMessageAsync(channel.Id, payload, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // Closed messages are the member's choice.
        }
    }

    private Task SeeToRolesAsync(WelcomeSettings welcome, WelcomeJob job, CancellationToken cancellation)
    {
        if (welcome.Roles.Count == 0)
        {
            return Task.CompletedTask;
        }

        var waits = welcome.AfterScreening && job.IsPending;
        return db.WriteAsync(
            async unit =>
            {
                if (!waits)
                {
                    await unit.EnqueueAsync(new WelcomeRolesJob(job.Guild, job.User));
                    return;
                }

                var who = new
                {
                    job.Guild,
                    job.User,
                    unit.Now,
                    Before = unit.Now.AddDays(-30),
                };
                await unit.ExecuteAsync(WelcomeSql.Sweep, who);
                await unit.ExecuteAsync(WelcomeSql.Wait, who);
            },
            cancellation
        );
    }

    /// <summary>Discord takes a message with the same nonce once, so what a crash repeats arrives once.</summary>
    private static string NonceOf(WelcomeJob job, string kind) =>
        $"{kind}{job.User.Value:x}{job.JoinedAt.ToUnixTimeSeconds() % 100_000_000}";
}
