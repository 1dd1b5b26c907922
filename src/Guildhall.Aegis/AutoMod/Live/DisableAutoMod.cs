using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod disable</c>: the master switch.</summary>
internal sealed class DisableAutoMod(MasterSwitch master) : ICommand
{
    public static CommandSpec Spec { get; } = MasterSwitch.Spec("disable", "Switch AutoMod off");

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        await master.SetAsync(context, "off", cancellation) is { } refusal ? refusal : new Reply("AutoMod is off.");
}
