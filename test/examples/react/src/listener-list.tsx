import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteMutation, listenersQuery } from "./listeners.ts";

export const ListenerList = () => {
  const { data, error } = useQuery(listenersQuery);
  const deletion = useMutation(deleteMutation(useQueryClient()));
  if (error) return <p role="alert">{error.message}</p>;
  if (data === undefined) return <p>Loading …</p>;
  return (
    <>
      {deletion.error && <p role="alert">{deletion.error.message}</p>}
      <ul>
        {data.items.map(({ id, name, status }) => (
          <li key={id}>
            {name} is {status}{" "}
            <button
              aria-label={`Delete ${name}`}
              disabled={status === "DELETING"}
              onClick={() => {
                deletion.mutate(id);
              }}
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
