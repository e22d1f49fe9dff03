import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createMutation, fieldOf } from "./listeners.ts";

/** What a field shows of an error: the message, where the error is about the field. */
const FieldError = ({ field, error }: { field?: string; error: Error | null }) =>
  error !== null && fieldOf(error) === field ? <span role="alert">{error.message}</span> : null;

export const CreateForm = () => {
  const creation = useMutation(createMutation(useQueryClient()));
  const { error } = creation;
  const submit = (given: FormData): void => {
    const port = Number(given.get("port"));
    creation.mutate({
      name: String(given.get("name")),
      protocol: "TCP",
      port_ranges: [{ from_port: port, to_port: port }],
      accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <p>
        <label>
          Name <input name="name" />
        </label>
        <FieldError field="name" error={error} />
      </p>
      <p>
        <label>
          Port <input name="port" type="number" />
        </label>
        <FieldError field="port_ranges" error={error} />
      </p>
      <button disabled={creation.isPending}>Create</button>
      <FieldError error={error} />
    </form>
  );
};
