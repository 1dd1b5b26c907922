using System.Globalization;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>How the roles go, one sentence a line, for admins.</summary>
internal static class RoleRunText
{
    public static IReadOnlyList<string> Of(RoleRun? run, Func<DateTimeOffset, string> at)
    {
        if (run is null || run.RanAt == DateTimeOffset.UnixEpoch)
        {
            return ["Roles: not compared yet."];
        }

        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Roles: compared {at(run.RanAt)}; {run.Given} given and {run.Taken} taken then, {run.Drift} put right so far that others had changed."
            ),
            .. run.Inherited > 0
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Roles: {run.Inherited} {(run.Inherited == 1 ? "member keeps" : "members keep")} a role from before it was gated, until they link a wallet; take it by hand where it should go now."
                    ),
                ]
                : Array.Empty<string>(),
            .. run.HeldBack > 0
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Roles: {run.HeldBack} would be taken and are not, while the chain is out of reach, a result is held or a wallet link cannot be read."
                    ),
                ]
                : Array.Empty<string>(),
            .. run.Problems.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(problem => $"Roles: {problem}"),
        ];
    }
}
