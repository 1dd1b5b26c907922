using System.Net;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Welcome;

/// <summary>Gives the roles of the settings; giving one again changes nothing.</summary>
internal sealed class GiveWelcomeRoles(GuildSettingsBook settings, GuildProblems problems, DiscordRest rest)
    : IJobHandler<WelcomeRolesJob>
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(WelcomeRolesJob job, JobRun run, CancellationToken cancellation)
    {
        var welcome = (await settings.GetAsync(job.Guild, cancellation)).Welcome;
        if (!welcome.Enabled)
        {
            return;
        }

        foreach (var role in welcome.Roles)
        {
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
}
