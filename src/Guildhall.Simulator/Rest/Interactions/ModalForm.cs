using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Interactions;

internal static class ModalForm
{
    /// <summary>A title of 1–45 characters and 1–5 rows or labels.</summary>
    public static SimModal Read(Universe world, SimInteraction origin, Form data)
    {
        var id = data.Text("custom_id", 1, 100, isRequired: true);
        var title = data.Text("title", 1, 45, isRequired: true);
        data.Array("components", 1, 5);
        var components = ComponentForm.Read(data, isV2: false, isModal: true);
        data.Check();
        var modal = new SimModal(world.Ids.Next(), origin, id!, title!, components);
        world.Modals.Add(modal.Id, modal);
        return modal;
    }
}
