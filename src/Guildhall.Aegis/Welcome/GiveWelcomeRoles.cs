using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Raids.Holds;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Welcome;

/// <summary>Gives the roles of the settings, after a raid where one goes on; giving one again changes nothing.</summary>
internal sealed class GiveWelcomeRoles(
    GuildSettingsBook settings,
    GuildProblems problems,
    RaidBook raids,
    HoldBook holds,
    Standings standings,
    DiscordRest rest
) : IJobHandler<WelcomeRolesJob>
{
    private static readonly TimeSpan untilNextLook = TimeSpan.FromMinutes(1);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(WelcomeRolesJob job, JobRun run, CancellationToken cancellation)
    {
        var welcome = (await settings.GetAsync(job.Guild, cancellation)).Welcome;
        if (!welcome.Enabled)
        {
            return;
        }

        await CheckGateAsync(welcome, job, cancellation);
        var guild = await standings.GetAsync(job.Guild, cancellation);
        foreach (var role in welcome.Roles)
        {
            // It was fit when it was set; its permissions may have grown since.
            if (WelcomeRoles.Problem(guild, role) is { } unfit)
            {
                await problems.RaiseAsync(job.Guild, WelcomeMember.Problem, role.ToString(), unfit, cancellation);
                continue;
            }

            try
            {
                await rest.AddRoleAsync(job.Guild, job.User, role, "Welcome", cancellation);
            }
            catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownMember)
            {
                return;
            }
            catch (DiscordApiException exception)
                when (exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                await problems.RaiseAsync(
                    job.Guild,
                    WelcomeMember.Problem,
                    role.ToString(),
                    $"I cannot give the welcome role <@&{role}>: it is gone, or not below mine. See Server Settings → Roles.",
                    cancellation
                );
            }
        }
    }

    /// <summary>The raid gate: nobody is let further in while a raid goes on, or while they are held.</summary>
    /// <exception cref="JobDelayedException">The gate is closed; it is looked at again.</exception>
    private async Task CheckGateAsync(WelcomeSettings welcome, WelcomeRolesJob job, CancellationToken cancellation)
    {
        if (welcome.SilentInRaid && await raids.LevelAsync(job.Guild, cancellation) >= RaidLevel.Raid)
        {
            throw new JobDelayedException(untilNextLook, "A raid goes on.");
        }

        if (await holds.IsHeldAsync(job.Guild, job.User, cancellation))
        {
            throw new JobDelayedException(untilNextLook, "They are held.");
        }
    }
}
