using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The form behind <c>Quick Warn</c>.</summary>
internal sealed class WarnForm(StaffCalls calls, Targets targets) : IModal
{
    public const string Reason = "reason";

    public static ModalSpec Spec { get; } = new("warn.form") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        var user = Snowflake<User>.Parse(context.State, CultureInfo.InvariantCulture);
        if (!(await targets.FindAsync(context.Guild, user, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        var request = StaffCalls.Begin(context, CaseKind.Warn, target) with { Reason = context.Text(Reason) };
        return await calls.CarryOutAsync(request, cancellation);
    }
}
