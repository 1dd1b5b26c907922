using System.Net;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>
/// Which component may stand where, how many, and how long their texts may be: what Discord would refuse, refused here
/// with the place of each fault. Kinds unknown here may stand anywhere.
/// Source: https://discord.com/developers/docs/components/reference
/// </summary>
internal sealed class ComponentRules
{
    private const int MostComponents = 40;
    private const int LongestText = 4_000;

    private readonly List<ApiFieldError> faults = [];
    private readonly HashSet<string> customIds = new(StringComparer.Ordinal);
    private int count;
    private int text;

    /// <exception cref="DiscordApiException">Local, 50035: with every fault and its place.</exception>
    public static void Check(MessagePayload payload, bool isEdit, string route)
    {
        if (payload.Components is not { } components)
        {
            return;
        }

        var rules = new ComponentRules();
        var isLayout = payload.Flags is { } flags && (flags & MessageFlags.IsComponentsV2) != 0;
        if (isLayout && (!string.IsNullOrEmpty(payload.Content) || payload.Embeds is { Count: > 0 }))
        {
            rules.Fault(
                "components",
                "IS_COMPONENTS_V2",
                "A message of layout components has no content and no embeds."
            );
        }

        // An edit need not repeat the flag of the message that it changes.
        var mayBeLayout = isLayout || (isEdit && payload.Flags is null);
        rules.Count(components, 0, mayBeLayout ? MostComponents : 5, "components");
        for (var i = 0; i < components.Count; i++)
        {
            var path = $"components[{i}]";
            if (!mayBeLayout && components[i] is not ActionRow and not UnknownComponent)
            {
                rules.Fault(
                    path,
                    "NOT_A_ROW",
                    $"{components[i].Type} needs MessageFlags.IsComponentsV2; else only rows."
                );
            }

            rules.InMessage(components[i], path, isTop: true);
        }

        rules.ThrowIfFaulty(route);
    }

    /// <exception cref="DiscordApiException">Local, 50035: with every fault and its place.</exception>
    public static void Check(Modal modal, string route)
    {
        var rules = new ComponentRules();
        rules.Length(modal.CustomId, 1, 100, "custom_id");
        rules.Length(modal.Title, 1, 45, "title");
        rules.Count(modal.Components, 1, 5, "components");
        for (var i = 0; i < modal.Components.Count; i++)
        {
            rules.InModal(modal.Components[i], $"components[{i}]");
        }

        rules.ThrowIfFaulty(route);
    }

    private void InMessage(Component component, string path, bool isTop)
    {
        count++;
        switch (component)
        {
            case ActionRow row:
                CheckRow(row, path);
                break;
            case Section section:
                CheckSection(section, path);
                break;
            case Container container when isTop:
                Count(container.Components, 1, MostComponents, $"{path}.components");
                Range(container.AccentColor, 0, 0xFFFFFF, $"{path}.accent_color");
                for (var i = 0; i < container.Components.Count; i++)
                {
                    InMessage(container.Components[i], $"{path}.components[{i}]", isTop: false);
                }

                break;
            case TextDisplay display:
                CheckText(display, path);
                break;
            case MediaGallery gallery:
                Count(gallery.Items, 1, 10, $"{path}.items");
                break;
            case FileDisplay file when !file.File.Url.StartsWith("attachment://", StringComparison.Ordinal):
                Fault($"{path}.file.url", "NOT_AN_ATTACHMENT", "A file is shown by attachment://name.");
                break;
            case FileDisplay or Separator or UnknownComponent:
                break;
            default:
                Misplaced(component, path, isTop ? "a message" : "a container");
                break;
        }
    }

    private void CheckRow(ActionRow row, string path)
    {
        var areButtons = row.Components.All(part => part is Button or UnknownComponent);
        Count(row.Components, 1, areButtons ? 5 : 1, $"{path}.components");
        for (var i = 0; i < row.Components.Count; i++)
        {
            var at = $"{path}.components[{i}]";
            count++;
            switch (row.Components[i])
            {
                case Button button:
                    CheckButton(button, at);
                    break;
                case StringSelect or EntitySelect:
                    Input(row.Components[i], at);
                    break;
                case UnknownComponent:
                    break;
                default:
                    Misplaced(row.Components[i], at, "a row");
                    break;
            }
        }
    }

    private void CheckSection(Section section, string path)
    {
        Count(section.Components, 1, 3, $"{path}.components");
        for (var i = 0; i < section.Components.Count; i++)
        {
            count++;
            if (section.Components[i] is TextDisplay display)
            {
                CheckText(display, $"{path}.components[{i}]");
            }
            else if (section.Components[i] is not UnknownComponent)
            {
                Misplaced(section.Components[i], $"{path}.components[{i}]", "a section");
            }
        }

        count++;
        switch (section.Accessory)
        {
            case Button button:
                CheckButton(button, $"{path}.accessory");
                break;
            case null:
                Fault($"{path}.accessory", "REQUIRED", "A section has a button or a thumbnail beside it.");
                break;
            case not Thumbnail and not UnknownComponent:
                Misplaced(section.Accessory, $"{path}.accessory", "a section's side");
                break;
        }
    }

    private void InModal(Component component, string path)
    {
        count++;
        switch (component)
        {
            case Label label:
                Length(label.Text, 1, 45, $"{path}.label");
                Length(label.Description, 0, 100, $"{path}.description");
                count++;
                if (label.Component is null)
                {
                    Fault($"{path}.component", "REQUIRED", "A label has one input.");
                }
                else
                {
                    Input(label.Component, $"{path}.component");
                }

                break;
            case ActionRow { Components: [TextInput input] }:
                count++;
                Length(input.Label ?? "", 1, 45, $"{path}.components[0].label");
                Input(input, $"{path}.components[0]");
                break;
            case TextDisplay display:
                CheckText(display, path);
                break;
            case UnknownComponent:
                break;
            default:
                Misplaced(component, path, "a modal");
                break;
        }
    }

    private void Input(Component component, string path)
    {
        switch (component)
        {
            case TextInput input:
                CustomId(input.CustomId, path);
                Range(input.MinLength, 0, 4_000, $"{path}.min_length");
                Range(input.MaxLength, 1, 4_000, $"{path}.max_length");
                Length(input.Value, 0, 4_000, $"{path}.value");
                Length(input.Placeholder, 0, 100, $"{path}.placeholder");
                break;
            case StringSelect select:
                CustomId(select.CustomId, path);
                Count(select.Options, 1, 25, $"{path}.options");
                Values(select.MinValues, select.MaxValues, 25, path);
                Length(select.Placeholder, 0, 150, $"{path}.placeholder");
                break;
            case EntitySelect select:
                CustomId(select.CustomId, path);
                Values(select.MinValues, select.MaxValues, 25, path);
                Length(select.Placeholder, 0, 150, $"{path}.placeholder");
                break;
            case FileInput files:
                CustomId(files.CustomId, path);
                Values(files.MinValues, files.MaxValues, 10, path);
                break;
            case RadioGroup group:
                CustomId(group.CustomId, path);
                Count(group.Options ?? [], 2, 10, $"{path}.options");
                break;
            case CheckboxGroup group:
                CustomId(group.CustomId, path);
                Count(group.Options ?? [], 1, 10, $"{path}.options");
                Values(group.MinValues, group.MaxValues, 10, path);
                break;
            case Checkbox box:
                CustomId(box.CustomId, path);
                break;
            case not UnknownComponent:
                Misplaced(component, path, "a label");
                break;
        }
    }

    private void CheckButton(Button button, string path)
    {
        Length(button.Label, 0, 80, $"{path}.label");
        switch (button.Style)
        {
            case ButtonStyle.Link when button.CustomId is not null || string.IsNullOrEmpty(button.Url):
                Fault(path, "LINK_BUTTON", "A link has a url and no custom_id.");
                break;
            case ButtonStyle.Link:
                Length(button.Url, 1, 512, $"{path}.url");
                break;
            case ButtonStyle.Premium when button.SkuId is null || button.CustomId is not null:
                Fault(path, "PREMIUM_BUTTON", "A premium button has a sku_id and no custom_id.");
                break;
            case ButtonStyle.Primary or ButtonStyle.Secondary or ButtonStyle.Success or ButtonStyle.Danger:
                CustomId(button.CustomId ?? "", path);
                if (button.Label is null && button.Emoji is null)
                {
                    Fault(path, "REQUIRED", "A button has a label or an emoji.");
                }

                break;
        }
    }

    private void CheckText(TextDisplay display, string path)
    {
        text += display.Content.Length;
        Length(display.Content, 1, LongestText, $"{path}.content");
    }

    private void CustomId(string customId, string path)
    {
        Length(customId, 1, 100, $"{path}.custom_id");
        if (customId.Length > 0 && !customIds.Add(customId))
        {
            Fault($"{path}.custom_id", "DUPLICATE", "Another component has this custom_id.");
        }
    }

    private void Values(int? least, int? most, int limit, string path)
    {
        Range(least, 0, limit, $"{path}.min_values");
        Range(most, 1, limit, $"{path}.max_values");
        if (least > (most ?? 1))
        {
            Fault($"{path}.min_values", "RANGE", "More must be chosen than may be.");
        }
    }

    private void Count<T>(IReadOnlyList<T> list, int least, int most, string path)
    {
        if (list.Count < least || list.Count > most)
        {
            Fault(path, "COUNT", $"Has {list.Count}; must have {least}–{most}.");
        }
    }

    private void Length(string? value, int least, int most, string path)
    {
        if (value is not null && (value.Length < least || value.Length > most))
        {
            Fault(path, "LENGTH", $"Has {value.Length} characters; must have {least}–{most}.");
        }
    }

    private void Range(int? value, int least, int most, string path)
    {
        if (value < least || value > most)
        {
            Fault(path, "RANGE", $"Is {value}; must be {least}–{most}.");
        }
    }

    private void Misplaced(Component component, string path, string place) =>
        Fault(path, "NESTING", $"{component.Type} cannot stand in {place}.");

    private void Fault(string path, string code, string message) => faults.Add(new(path, code, message));

    private void ThrowIfFaulty(string route)
    {
        if (count > MostComponents)
        {
            Fault("components", "COUNT", $"Has {count} components, nested ones included; at most {MostComponents}.");
        }

        if (text > LongestText)
        {
            Fault("components", "LENGTH", $"Has {text} characters of text over all; at most {LongestText}.");
        }

        if (faults.Count > 0)
        {
            var (path, _, message) = faults[0];
            throw new DiscordApiException(
                HttpStatusCode.BadRequest,
                DiscordErrorCodes.InvalidFormBody,
                $"{path}: {message}",
                route,
                faults
            )
            {
                IsLocal = true,
            };
        }
    }
}
