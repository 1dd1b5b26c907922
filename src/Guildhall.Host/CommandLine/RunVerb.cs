using System.CommandLine;
using Guildhall.Host.Serving;
using Guildhall.Host.Settings;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall run</c>: the service, in the roles asked for, until it is told to stop.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var roles = new Option<HostRoles>("--roles")
        {
            Description = "Which of bot, web and jobs this process takes, by comma. Default: all three.",
            DefaultValueFactory = _ => HostRoles.All,
            CustomParser = result =>
            {
                if (!TryParse(result.Tokens[0].Value, out var parsed))
                {
                    result.AddError("--roles takes bot, web and jobs, by comma.");
                }

                return parsed;
            },
        };
        var verb = new Command("run", "Run the service until Ctrl-C.") { roles };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(roles), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(HostRoles roles, CancellationToken cancellation)
    {
        var configuration = GuildhallConfiguration.Load();
        GuildhallConfiguration.Check(configuration, roles);
        await using var app = GuildhallServer.Create(configuration, roles);
        EndpointTenants.Check(app.Services);
        await app.RunAsync(cancellation);
        return Environment.ExitCode;
    }

    private static bool TryParse(string text, out HostRoles roles)
    {
        roles = HostRoles.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var isRole = Enum.TryParse<HostRoles>(word, ignoreCase: true, out var role) && !int.TryParse(word, out _);
            if (!isRole || role is HostRoles.None)
            {
                return false;
            }

            roles |= role;
        }

        return true;
    }
}
