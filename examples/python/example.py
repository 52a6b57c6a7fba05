"""Direct Routing from Python: one dial plan, and who may call abroad, by the msteams provider alone.

An inline program of Pulumi's Automation API: the engine talks to this very process, so that no language host is needed.
TENANT_ID, SBC (one that the tenant has) and CALLER (who gets the policy and the dial plan) are environment variables; see README.md.
"""

import os
import sys
from pathlib import Path

import pulumi
import trunkline_msteams as msteams
from pulumi import automation

PROVIDER = Path(__file__).resolve().parents[2] / "providers" / "msteams"


def program() -> None:
    teams = msteams.Provider("teams", tenant_id=os.environ["TENANT_ID"])
    here = pulumi.ResourceOptions(provider=teams)
    abroad = msteams.PstnUsage("abroad", name="Example abroad", opts=here)
    route = msteams.VoiceRoute(
        "abroad-route",
        name="Example abroad",
        number_pattern=r"^\+(?!31)[1-9]\d{6,14}$",
        pstn_usages=[abroad.name],
        sbcs=[os.environ["SBC"]],
        trial_order=["Example abroad"],
        opts=here,
    )
    callers = msteams.VoiceRoutingPolicy(
        "callers",
        name="Example callers",
        pstn_usages=[abroad.name],
        opts=pulumi.ResourceOptions(provider=teams, depends_on=[route]),
    )
    plan = msteams.DialPlan(
        "plan",
        name="Example",
        order=["International", "National"],
        rules={
            "International": msteams.NormalizationRuleArgs(pattern=r"^00([1-9]\d{6,14})$", translation="+$1"),
            "National": msteams.NormalizationRuleArgs(pattern=r"^0([1-9]\d{8})$", translation="+31$1"),
        },
        opts=here,
    )
    for name, policy_type, policy in (
        ("policies", "OnlineVoiceRoutingPolicy", callers.name),
        ("dial-plans", "TenantDialPlan", plan.name),
    ):
        msteams.PolicyAssignments(
            name, policy_type=policy_type, policies={os.environ["CALLER"]: policy}, opts=here
        )
    pulumi.export("policy", callers.name)
    pulumi.export("rules", plan.rules)


def main(command: str) -> None:
    # The engine finds the provider's executable on the PATH; from an installed archive this is left out.
    path = os.pathsep.join([str(PROVIDER), os.environ["PATH"]])
    stack = automation.create_or_select_stack(
        stack_name="example",
        project_name="trunkline-python",
        program=program,
        opts=automation.LocalWorkspaceOptions(env_vars={"PATH": path}),
    )
    run = {"preview": stack.preview, "up": stack.up, "destroy": stack.destroy}[command]
    run(on_output=print)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "preview")
