using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>Finds the handler of an interaction; for clicks and forms, only after their id has been verified.</summary>
internal sealed class CallFinder(CommandTable table, CustomIds customIds, IServiceProvider services)
{
    public Result<HandlerCall> Find(Interaction interaction)
    {
        if (interaction.Type == InteractionType.ApplicationCommand)
        {
            return FindCommand(interaction.Data!);
        }

        if (!Verify(interaction).TryGet(out var id, out var refusal))
        {
            return refusal;
        }

        return interaction.Type == InteractionType.MessageComponent
            ? FindComponent(id)
            : FindModal(id, interaction.Message is not null);
    }

    private Result<HandlerCall> FindCommand(InteractionData data)
    {
        if (table.TryGetCommand(data.Type ?? ApplicationCommandType.ChatInput, data.CommandPath) is not { } entry)
        {
            return CommandRefusals.UnknownCommand;
        }

        return new HandlerCall
        {
            Kind = "command",
            Name = entry.Spec.Name,
            Permission = entry.Spec.Permission,
            Cooldown = entry.Spec.Cooldown,
            Ephemeral = entry.Spec.Ephemeral,
            Run = (request, cancellation) => entry.Run(services, new(request), cancellation),
        };
    }

    private Result<HandlerCall> FindComponent(CustomId id)
    {
        if (table.TryGetComponent(id.Name) is not { } entry)
        {
            return CommandRefusals.UnknownComponent;
        }

        return new HandlerCall
        {
            Kind = "component",
            Name = entry.Spec.Name,
            Permission = entry.Spec.Permission,
            Cooldown = entry.Spec.Cooldown,
            Ephemeral = entry.Spec.Ephemeral,
            UpdatesMessage = entry.Spec.UpdatesMessage,
            Home = id.Home,
            Run = (request, cancellation) => entry.Run(services, new(request) { State = id.State }, cancellation),
        };
    }

    private Result<HandlerCall> FindModal(CustomId id, bool isOnMessage)
    {
        if (table.TryGetModal(id.Name) is not { } entry)
        {
            return CommandRefusals.UnknownComponent;
        }

        return new HandlerCall
        {
            Kind = "modal",
            Name = entry.Spec.Name,
            Permission = entry.Spec.Permission,
            Cooldown = entry.Spec.Cooldown,
            Ephemeral = entry.Spec.Ephemeral,
            UpdatesMessage = entry.Spec.UpdatesMessage && isOnMessage,
            Home = id.Home,
            Run = (request, cancellation) =>
                entry.Run(
                    services,
                    new(request) { State = id.State, Fields = request.Interaction.Data!.Fields() },
                    cancellation
                ),
        };
    }

    private Result<CustomId> Verify(Interaction interaction)
    {
        var isSound = customIds.TryRead(
            interaction.Data!.CustomId,
            interaction.GuildId ?? default,
            interaction.Invoker.Id,
            out var id
        );
        if (!isSound)
        {
            return CommandRefusals.UnknownComponent;
        }

        return id!.IsExpired ? CommandRefusals.Expired : id;
    }
}
