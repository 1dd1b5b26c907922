using Guildhall.Discord.Interactions;

namespace Guildhall.Core.Commands;

/// <summary>Where the gateway puts interactions. It never waits and never throws, so the gateway reads on.</summary>
public interface IInteractionSink
{
    void Accept(Interaction interaction);
}
