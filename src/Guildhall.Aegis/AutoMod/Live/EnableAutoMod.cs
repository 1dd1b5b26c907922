using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod enable</c>: the master switch.</summary>
internal sealed class EnableAutoMod(MasterSwitch master, RuleBook book, AutoModReadiness readiness) : ICommand
{
    public static CommandSpec Spec { get; } = MasterSwitch.Spec("enable", "Switch AutoMod on");

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await master.SetAsync(context, "on", cancellation) is { } refusal)
        {
            return refusal;
        }

        var rules = (await book.GetAsync(context.Guild, cancellation)).Rules;
        return new Reply($"AutoMod is on. {await readiness.DescribeAsync(context.Guild, rules, cancellation)}");
    }
}
